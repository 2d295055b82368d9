/**
 * What is in an MP4 file (ISO/IEC 14496-12): whether it is one that can be played, the facts about its video, where its frames are, and
 * its header moved to the front. Made for hostile files: time and memory are bounded whatever the boxes say. Uses nothing but the JDK.
 *
 * <p>May be called by {@code media.frame}, {@code media}, {@code video} and {@code importer}.
 */
@NullMarked
package io.vireo.media.mp4;

import org.jspecify.annotations.NullMarked;
