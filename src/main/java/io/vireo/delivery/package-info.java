/**
 * Brings finished files to those who ask for them: ranges and conditions, the ways by which the bytes go (sendfile, writes, a server in
 * front, a bucket), the viewers on the way, and several files as one ZIP file. No thread waits for a viewer.
 *
 * <p>May be called by {@code identity} and {@code video}.
 */
@NullMarked
package io.vireo.delivery;

import org.jspecify.annotations.NullMarked;
