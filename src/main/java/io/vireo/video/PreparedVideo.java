package io.vireo.video;

import io.vireo.media.frame.ThumbnailGenerator.Thumbnail;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.segment.SegmentedVideo;
import io.vireo.media.staging.StagedFile;

/**
 * An uploaded file with all that is published together with it.
 *
 * @param file the file, with which {@code MediaStore.prepare} was called
 * @param segmented the segment index, with which {@code SegmentFiles.prepare} was called
 */
public record PreparedVideo(StagedFile file, VideoMetadata metadata, SegmentedVideo segmented, Thumbnail thumbnail) {}
