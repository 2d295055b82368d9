/**
 * Issues and verifies tokens, and tells who is calling.
 *
 * <p>May be called by {@code account} and {@code video}.
 */
@NullMarked
package io.vireo.token;

import org.jspecify.annotations.NullMarked;
