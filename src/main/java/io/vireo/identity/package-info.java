/**
 * People: sign-up, sign-in, its blocking after failed attempts, channels and their pictures.
 *
 * <p>May be called by {@code video} and {@code search}.
 */
@NullMarked
package io.vireo.identity;

import org.jspecify.annotations.NullMarked;
