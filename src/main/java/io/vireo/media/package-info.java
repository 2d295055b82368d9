/**
 * The store of videos and images, in a folder or in a bucket: drafts while their bytes arrive, the files that are finished, uploads that
 * may be continued, files taken over. Knows nothing of accounts or rows.
 *
 * <p>May be called by {@code delivery}, {@code identity}, {@code video} and {@code importer}.
 */
@NullMarked
package io.vireo.media;

import org.jspecify.annotations.NullMarked;
