/**
 * The portable ways to send a stored file: non-blocking writes, {@code X-Accel-Redirect}, redirects to and copies from an S3
 * bucket.
 */
@NullMarked
package io.vireo.delivery.sender;

import org.jspecify.annotations.NullMarked;
