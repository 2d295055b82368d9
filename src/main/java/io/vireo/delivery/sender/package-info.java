/** The portable senders of stored files: non-blocking writes, {@code X-Accel-Redirect}, S3 redirects and the S3 proxy. */
@NullMarked
package io.vireo.delivery.sender;

import org.jspecify.annotations.NullMarked;
