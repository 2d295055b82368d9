/**
 * JSON request bodies: reading, validation and content types.
 */
@NullMarked
package io.vireo.http.json;

import org.jspecify.annotations.NullMarked;
