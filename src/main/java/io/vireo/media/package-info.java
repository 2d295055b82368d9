/**
 * The media store of videos and images, on a local disk or in S3: staged files during an upload, finished files, resumable uploads,
 * and the import of existing files. Does not access accounts or the database.
 *
 * <p>May be called by {@code delivery}, {@code identity}, {@code video} and {@code importer}.
 */
@NullMarked
package io.vireo.media;

import org.jspecify.annotations.NullMarked;
