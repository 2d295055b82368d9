package io.vireo.video.thumbnail;

import io.vireo.http.ApiException;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.ThumbnailCandidates;
import io.vireo.media.frame.ThumbnailGenerator;
import io.vireo.media.frame.ThumbnailGenerator.FramesUnavailableException;
import io.vireo.media.image.ImageSize;
import io.vireo.media.image.UploadedImages;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.video.HashPath;
import io.vireo.video.VideoError;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Lets the owner of a video select its thumbnail: a candidate frame, or an uploaded image. */
@Component
class ThumbnailChoiceService {
    @Inject
    ThumbnailUpdateService updates;

    @Inject
    MediaStore store;

    @Inject
    ThumbnailCandidates candidates;

    @Inject
    ThumbnailGenerator thumbnails;

    @Inject
    UploadedImages images;

    /**
     * Checks that a video is published and belongs to a channel.
     *
     * @throws ApiException as {@link ThumbnailUpdateService#requireOwner}
     */
    void requireOwner(String hash, long channelId) {
        HashPath.require(hash, VideoError.NO_THUMBNAIL);
        updates.requireOwner(hash, channelId);
    }

    /**
     * Returns the candidate frames, and extracts them if they are not stored; empty if the video cannot be decoded.
     *
     * @throws ServiceUnavailableException if no frame was extracted in time
     */
    List<ThumbnailChoice> of(String hash) {
        if (candidates.count(hash) == 0) {
            extract(hash);
        }
        return IntStream.rangeClosed(1, candidates.count(hash))
                .mapToObj(number -> ThumbnailChoice.of(hash, number))
                .toList();
    }

    private void extract(String hash) {
        StoredFile video = store.video(hash).orElseThrow(VideoError.NO_THUMBNAIL::exception);
        List<byte[]> frames = store.onDisk(video, file -> frames(hash, file));
        if (!frames.isEmpty()) {
            candidates.put(hash, frames);
        }
    }

    private List<byte[]> frames(String hash, Path video) {
        try {
            return thumbnails.choices(hash, video, Mp4Inspector.inspect(video));
        } catch (FramesUnavailableException e) {
            throw new ServiceUnavailableException(); // an empty list would mean that the video cannot be decoded
        } catch (InvalidMp4Exception e) {
            return List.of(); // imported from the original service, which accepted any file
        }
    }

    /**
     * Makes a candidate frame the thumbnail.
     *
     * @param number the number of the candidate, counted from 1
     * @throws ApiException if there is no such candidate
     */
    void choose(String hash, long channelId, int number) {
        StoredFile frame = number < 1 || number > of(hash).size()
                ? null
                : candidates.find(hash, number).orElse(null);
        if (frame == null) {
            throw ApiException.invalidField("choice");
        }
        updates.replace(hash, channelId, store.onDisk(frame, Files::readAllBytes));
    }

    /**
     * Makes an uploaded image the thumbnail.
     *
     * @throws io.vireo.media.image.InvalidImageException if the file is not an acceptable image
     */
    void replace(String hash, long channelId, Path image) {
        updates.replace(hash, channelId, images.within(image, ImageSize.LONGEST));
    }
}
