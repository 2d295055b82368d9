/**
 * Calls every operation of the API description, right and wrong in every way, and holds the answers against the description: what
 * is refused is refused in the contract's shape and changes nothing.
 */
package io.vireo.fuzz;
