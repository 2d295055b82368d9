package io.vireo.video.upload;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.identity.ChannelDeleted;
import io.vireo.media.NonBlockingBodyReader;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploads;
import io.vireo.media.staging.StagedFile;
import io.vireo.video.UploadError;
import io.vireo.video.VideoError;
import io.vireo.video.VideoService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Resumable uploads: who may begin and continue one, one request at a time, and what becomes of it when its last byte has arrived.
 */
@ApplicationScoped
public class TusUploadService {
    private static final Logger LOG = System.getLogger(TusUploadService.class.getName());

    /** The reception of each upload that this node takes in now, to be ended when its client comes back. */
    private final Map<UUID, NonBlockingBodyReader> arriving = new ConcurrentHashMap<>();

    @Inject
    ResumableUploads resumables;

    @Inject
    UploadService uploadService;

    @Inject
    VideoService videoService;

    /**
     * Refuses to begin an upload that could not be published, as the plain upload does.
     *
     * @param hash what the metadata says, null if nothing
     * @param length -1 if it is not known yet
     */
    void requireBeginnable(@Nullable String hash, long channelId, long length) {
        if (hash == null) {
            throw ApiException.missingField(TusStorage.HASH_PATH);
        }
        uploadService.requireAwaited(hash, channelId, length);
    }

    /** The upload of this id; 404 if there is none and 403 if it is another channel's. */
    ResumableUpload require(String id, long channelId) {
        ResumableUpload upload = parse(id).flatMap(resumables::find).orElseThrow(UploadError.NO_UPLOAD::exception);
        if (!upload.owner().equals(Long.toString(channelId))) {
            throw VideoError.NOT_OWNER.exception();
        }
        return upload;
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id))
                    .filter(uuid -> uuid.toString().equals(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Ends the request that is bringing bytes of the upload now: its client has lost it, or it would not come anew. */
    void interrupt(ResumableUpload upload) {
        NonBlockingBodyReader before = arriving.remove(upload.id());
        if (before != null) {
            before.end(CommonError.REQUEST_TIMEOUT.exception());
        }
    }

    /** The bytes of the upload for one request alone; 423 while they are being published, or another node has them. */
    StagedFile open(ResumableUpload upload) {
        return resumables.open(upload.id()).orElseThrow(UploadError.UPLOAD_LOCKED::exception);
    }

    void arriving(ResumableUpload upload, NonBlockingBodyReader nonBlockingBodyReader) {
        arriving.put(upload.id(), nonBlockingBodyReader);
    }

    void arrived(ResumableUpload upload, NonBlockingBodyReader nonBlockingBodyReader) {
        arriving.remove(upload.id(), nonBlockingBodyReader);
    }

    boolean isComplete(ResumableUpload upload) {
        return !upload.finished() && upload.length() >= 0 && resumables.offset(upload) == upload.length();
    }

    /** Whether it became a video that there is. A crash may have come between the file and the row. */
    boolean isPublished(ResumableUpload upload) {
        return upload.finished() && videoService.isPublished(upload.subject());
    }

    /**
     * Publishes what has arrived, as a plain upload is, and closes the draft. What cannot become a video is removed; if the server is
     * to blame it stays, and can be tried again.
     */
    void publish(ResumableUpload upload, StagedFile stagedFile) {
        try {
            uploadService.publish(upload.subject(), Long.parseLong(upload.owner()), stagedFile);
        } catch (ApiException e) {
            if (e.status() < 500) {
                remove(upload);
            }
            throw e;
        }
        finish(upload);
    }

    /** There is the video, whatever becomes of the note. */
    private void finish(ResumableUpload upload) {
        try {
            resumables.finish(upload);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An upload that became a video is noted as such by the next sweep", e);
        }
    }

    /** Finishes those whose video was published just before a crash, unless a request has them. */
    public void settle() {
        for (ResumableUpload upload : resumables.unfinished()) {
            try {
                settle(upload);
            } catch (RuntimeException e) {
                // of one upload: the others are settled nevertheless
                LOG.log(Level.WARNING, "The resumable upload " + upload.id() + " is settled later", e);
            }
        }
    }

    private void settle(ResumableUpload upload) {
        if (isComplete(upload) && videoService.isPublished(upload.subject())) {
            resumables.open(upload.id()).ifPresent(held -> {
                try (held) {
                    resumables.finish(upload);
                }
            });
        }
    }

    /** What a channel has sent goes with it, also what it has not sent whole. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelDeleted channel) {
        String owner = Long.toString(channel.channelId());
        try {
            resumables.all().stream()
                    .filter(upload -> upload.owner().equals(owner))
                    .forEach(upload -> {
                        interrupt(upload);
                        resumables.removeUnused(upload.id());
                    });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Unfinished uploads are left for the next sweep", e);
        }
    }

    void remove(ResumableUpload upload) {
        resumables.remove(upload.id());
    }
}
