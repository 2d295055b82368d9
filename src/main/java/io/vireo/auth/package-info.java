/**
 * Issues and verifies tokens, and tells who is calling.
 *
 * <p>May be called by {@code identity} and {@code video}.
 */
@NullMarked
package io.vireo.auth;

import org.jspecify.annotations.NullMarked;
