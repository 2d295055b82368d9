/**
 * Generates the data of the benchmarks (bench/README.md). Neither a test nor part of the application.
 */
package io.vireo.bench;
