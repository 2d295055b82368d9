/**
 * Reading and validating JSON request bodies, and writing JSON responses. Called by Jersey; {@code http.error} uses {@code
 * RequestRecord} for field names.
 */
@NullMarked
package io.vireo.http.json;

import org.jspecify.annotations.NullMarked;
