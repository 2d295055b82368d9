/**
 * Finished files, on a local disk or in an S3 bucket.
 */
@NullMarked
package io.vireo.media.storage;

import org.jspecify.annotations.NullMarked;
