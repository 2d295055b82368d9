/** Storage of published files, on a local disk or in an S3 bucket. May be called by {@code media} and by the packages that may call it. */
@NullMarked
package io.vireo.media.storage;

import org.jspecify.annotations.NullMarked;
