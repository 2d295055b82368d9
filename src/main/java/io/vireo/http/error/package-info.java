/**
 * Exception mappers and the error servlet: every failure gets the shape of the contract.
 */
@NullMarked
package io.vireo.http.error;

import org.jspecify.annotations.NullMarked;
