/**
 * Quotas of channels: bytes of their files and uploads in 24 hours. Private to {@code video}.
 */
@NullMarked
package io.vireo.video.quota;

import org.jspecify.annotations.NullMarked;
