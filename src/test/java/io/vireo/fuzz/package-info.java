/**
 * Fuzzing of the API: sends valid and mutated requests to every operation of the API description and checks the responses against
 * the description. Errors must have the documented format, and rejected requests must not change the state.
 */
package io.vireo.fuzz;
