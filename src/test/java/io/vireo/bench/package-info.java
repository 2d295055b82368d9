/**
 * Makes the data of the benchmarks (bench/README.md). No test and no part of the application.
 */
package io.vireo.bench;
