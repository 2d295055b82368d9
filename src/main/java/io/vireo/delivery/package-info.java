/**
 * Serves stored files: range requests, conditional requests, the senders (sendfile, non-blocking writes, reverse proxy, S3), idle
 * timeouts of active downloads, and ZIP archives. No thread waits for a client.
 *
 * <p>May be called by {@code identity} and {@code video}.
 */
@NullMarked
package io.vireo.delivery;

import org.jspecify.annotations.NullMarked;
