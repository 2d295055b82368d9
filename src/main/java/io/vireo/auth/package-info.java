/**
 * Issues, verifies and revokes tokens, and provides the caller of a request.
 *
 * <p>May be called by {@code identity} and {@code video}.
 */
@NullMarked
package io.vireo.auth;

import org.jspecify.annotations.NullMarked;
