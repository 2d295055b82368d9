package io.vireo.video.thumbnail;

import io.vireo.http.ApiException;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.ThumbnailCandidates;
import io.vireo.media.frame.Thumbnails;
import io.vireo.media.frame.Thumbnails.FramesUnavailableException;
import io.vireo.media.image.ImageSize;
import io.vireo.media.image.UploadedImages;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.storage.StoredFile;
import io.vireo.video.HashPath;
import io.vireo.video.VideoError;
import io.vireo.video.VideoService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The images that an owner may give a video: frames that the server proposes, or its own. */
@ApplicationScoped
class ThumbnailChoiceService {
    @Inject
    VideoService videoService;

    @Inject
    MediaStore store;

    @Inject
    ThumbnailCandidates proposed;

    @Inject
    Thumbnails thumbnails;

    @Inject
    UploadedImages images;

    /** Refuses everyone but the owner of a published video. */
    void requireOwner(String hash, long channelId) {
        HashPath.require(hash, VideoError.NO_THUMBNAIL);
        videoService.requireOwner(hash, channelId);
    }

    /** The proposed frames, made now if they have not been; an empty list if the server cannot decode the video. 503 if none could be had in time. */
    List<ThumbnailChoice> of(String hash) {
        if (proposed.count(hash) == 0) {
            propose(hash);
        }
        return IntStream.rangeClosed(1, proposed.count(hash))
                .mapToObj(number -> ThumbnailChoice.of(hash, number))
                .toList();
    }

    private void propose(String hash) {
        StoredFile video = store.video(hash).orElseThrow(VideoError.NO_THUMBNAIL::exception);
        List<byte[]> frames = store.onDisk(video, file -> frames(hash, file));
        if (!frames.isEmpty()) {
            proposed.put(hash, frames);
        }
    }

    private List<byte[]> frames(String hash, Path video) {
        try {
            return thumbnails.choices(hash, video, Mp4Inspector.inspect(video));
        } catch (FramesUnavailableException e) {
            throw new ServiceUnavailableException(); // not an empty list, which means that the video cannot be decoded
        } catch (InvalidMp4Exception e) {
            return List.of(); // taken over from the original service, which took everything: nothing to propose
        }
    }

    /** Takes one of the proposed frames. */
    void choose(String hash, long channelId, int number) {
        StoredFile frame = number < 1 || number > of(hash).size()
                ? null
                : proposed.find(hash, number).orElse(null);
        if (frame == null) {
            throw ApiException.invalidField("choice");
        }
        videoService.replaceThumbnail(hash, channelId, store.onDisk(frame, Files::readAllBytes));
    }

    /** Takes an image that the owner has sent. */
    void take(String hash, long channelId, Path image) {
        videoService.replaceThumbnail(hash, channelId, images.within(image, ImageSize.LONGEST));
    }
}
