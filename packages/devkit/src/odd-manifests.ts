/** Every way of writing that an edit has to get along with; apiVersion and kind stand before each. */
export const oddManifests: readonly string[] = [
  `
metadata: {name: a}
spec:
  a: 1
  b: # c
    - x # y
    - - p
      - q
    - k: 1
      l:
      m: 2
`,
  `
metadata:
  name: a # n
spec:
  a: "x
    y"
  b: 'p
    q' # c
  c: plain
    more
  d: last
    more
`,
  `
metadata:
  name: a
spec: {a: 1, # first
  b: [1,2,
   3], # third
  c: {},
  d: [],
  e: ,
  f: {x: 1,},
  }
`,
  `
metadata:
  name: a
spec:
  a: &x
    p: 1
    q: 2
  b: *x
  c:
    <<: *x
    r: 3
  d: [*x, 1]
`,
  `
metadata:
  name: a
spec:
  ? a
  : 1
  ? b
  :
    x: 1
    y: 2
  "q k": 2
  'z': !!str 3
  t: !!int "4"
  l: !!seq [1]
`,
  `
metadata:
  name: a
spec:
  a: |
    text


  b: >-
    text
  c: |+
    text

  d:
  - |
    item
  - x
  - >
    fold
`,
  `
metadata:
  name: a
spec:
  a: 1
  a: 2
  b: {x: 1, x: 2}
  c:
    p: 1
    p: 2
`,
  `
metadata:
  name: a
spec:
  list:
  -   a: 1
      b: 2
  -
    a: 1
    b: 2
  - # comment
    a: 1
  -
  - {a: 1, b: 2} # e
  - [1, 2]
  - - a: 1
      b: 2
    - c
`,
  `
metadata:
  name: a
spec:
    empty:
    e2: ~
    e3: null # n
    e4:    # t
    e5: ""
    z: 1


# trailing
---
apiVersion: v1
kind: X
metadata: {name: b}
spec: {a: 1}
`,
  `
metadata:
  name: a
spec:
  a: 1
  # before b
  b: 2 # on b
  # before c
  c:
    # before d
    d: 1
    # after d
  # end
# outer
`,
  `
metadata:
  name: a
spec:
  "a": {"x": 1, "y": "s", "z": [1, "b"]}
  b: {'x': 1}
  c: { x: 1 , y: 2 }
  d: [ 1 , 2 ]
  e: [1,]
  f: [a: 1, b: 2]
  g: [{x: 1}, {y: 2, w: 3}]
`,
  `
metadata:
  name: a
spec:
  a: [1, !!str 2, &x 3]
  b: [ # why
    1, # one - x
    2 # two - y
    , 3]
  c: {a, b: 1}
  d:
    - a: 1 # own
      # about b - x
      b: 2
    # about - next
    - # inner - dash
      a: 1
    - !my-tag x
  e: {a: 1, # about - a
    # about b
    b: 2}
`,
  `
metadata: {name: a}
spec:
  a:
  - x
  # c1
  - y
  # c2
  b: # c3
    # c4
    - z
    # c5
    - w # c6
  c: {a: 1,b: 2 ,c: 3}
  d: ["a","b"]
  e: !!str
  f: !x
  g: &y
`,
  `
metadata: &m
  name: a
spec: &s
  a: &v 1
  b: &l
  - 1
  - &i 2
  c: &e
  d: !!map
    x: 1
    y: 2
`,
  `
metadata:
  name: a
spec:
  a:

    b: 1

    c: 2

  d:

  - 1

  - 2
...
`,
  `
metadata:
  name: a
spec:
  a: [
    1,
    2 # two
  ]
  b: {
    x: 1,
    # mid
    y: 2 # last
  }
  c: [
    # only
  ]
`,
];
