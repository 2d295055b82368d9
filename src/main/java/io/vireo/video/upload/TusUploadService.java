package io.vireo.video.upload;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.identity.ChannelDeleted;
import io.vireo.media.NonBlockingBodyReader;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploadStorage;
import io.vireo.media.staging.StagedFile;
import io.vireo.platform.Component;
import io.vireo.video.UploadError;
import io.vireo.video.VideoError;
import io.vireo.video.VideoService;
import io.vireo.video.quota.QuotaService;
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

/** Resumable uploads: access checks, exclusive access by one request at a time, and publication after the last byte. */
@Component
public class TusUploadService {
    private static final Logger LOG = System.getLogger(TusUploadService.class.getName());

    /** The readers of the uploads that this node receives, which are aborted when the client sends a new request. */
    private final Map<UUID, NonBlockingBodyReader> readers = new ConcurrentHashMap<>();

    @Inject
    ResumableUploadStorage resumables;

    @Inject
    UploadService uploadService;

    @Inject
    VideoService videoService;

    @Inject
    QuotaService quotas;

    /**
     * Checks that an upload may be created, as for the plain upload.
     *
     * @param hash the hash path in the metadata; null if missing
     * @param length the length in bytes; -1 while unknown
     * @throws ApiException if the upload could not be published
     */
    void requireCreatable(@Nullable String hash, long channelId, long length) {
        if (hash == null) {
            throw ApiException.missingField(TusStorage.HASH_PATH);
        }
        uploadService.requireUploadable(hash, channelId, length);
    }

    /**
     * Returns an upload of a channel.
     *
     * @throws ApiException {@link UploadError#NO_UPLOAD} if it does not exist, {@link VideoError#NOT_OWNER} if it belongs to another
     *     channel
     */
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

    /**
     * Aborts the request that currently sends bytes of the upload, if any. A client sends a new request only after it has lost the previous
     * connection.
     */
    void interrupt(ResumableUpload upload) {
        NonBlockingBodyReader before = readers.remove(upload.id());
        if (before != null) {
            before.end(CommonError.REQUEST_TIMEOUT.exception());
        }
    }

    /**
     * Opens the bytes of the upload for exclusive use by one request.
     *
     * @throws ApiException {@link UploadError#UPLOAD_LOCKED} while they are being published or are open on another node
     */
    StagedFile open(ResumableUpload upload) {
        return resumables.open(upload.id()).orElseThrow(UploadError.UPLOAD_LOCKED::exception);
    }

    void register(ResumableUpload upload, NonBlockingBodyReader nonBlockingBodyReader) {
        readers.put(upload.id(), nonBlockingBodyReader);
    }

    void unregister(ResumableUpload upload, NonBlockingBodyReader nonBlockingBodyReader) {
        readers.remove(upload.id(), nonBlockingBodyReader);
    }

    boolean isComplete(ResumableUpload upload) {
        return !upload.finished() && upload.length() >= 0 && resumables.offset(upload) == upload.length();
    }

    /** Returns whether the upload is finished and its video is published. The two may differ after a crash. */
    boolean isPublished(ResumableUpload upload) {
        return upload.finished() && videoService.isPublished(upload.subject());
    }

    /**
     * Publishes the received file as a plain upload and closes the staged file. An upload that cannot be published is removed; after a
     * server error it is kept and can be retried.
     *
     * @throws ApiException as {@link UploadService#publish}
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

    /** Marks the upload as finished. A failure is only logged, because the video is published. */
    private void finish(ResumableUpload upload) {
        try {
            resumables.finish(upload);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A published upload could not be marked as finished; the orphan cleanup retries", e);
        }
    }

    /** Marks uploads as finished whose videos were published just before a crash, except those that a request has open. */
    public void settle() {
        for (ResumableUpload upload : resumables.unfinished()) {
            try {
                settle(upload);
            } catch (RuntimeException e) {
                // concerns one upload only; continue with the others
                LOG.log(
                        Level.WARNING,
                        "The upload " + upload.id() + " could not be marked as finished; the orphan cleanup retries",
                        e);
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

    /** Removes all uploads of a deleted channel, finished or not. */
    void removeAll(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelDeleted channel) {
        String owner = Long.toString(channel.channelId());
        try {
            resumables.all().stream()
                    .filter(upload -> upload.owner().equals(owner))
                    .forEach(upload -> {
                        interrupt(upload);
                        resumables.removeUnused(upload.id());
                    });
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The uploads of a deleted channel could not be removed; the orphan cleanup retries",
                    e);
        }
    }

    void remove(ResumableUpload upload) {
        resumables.remove(upload.id());
        quotas.release(upload.id().toString());
    }
}
