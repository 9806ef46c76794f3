#!/usr/bin/env node
import '../../dist/klint.js';
