/**
 * Reading and validating JSON request bodies, and writing JSON responses. Used through Jersey; {@code http} and tests call {@code
 * RequestRecord}.
 */
@NullMarked
package io.vireo.http.json;

import org.jspecify.annotations.NullMarked;
