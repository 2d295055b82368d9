package io.vireo.video.upload;

import io.vireo.http.CommonError;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploads;
import io.vireo.video.UploadError;
import io.vireo.video.VideoSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.UUID;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadLockingService;
import me.desair.tus.server.upload.UploadStorageService;
import me.desair.tus.server.upload.UuidUploadIdFactory;
import me.desair.tus.server.upload.concatenation.UploadConcatenationService;
import org.jspecify.annotations.Nullable;

/**
 * The resumable uploads as tus-java-server sees them. Bytes do not come this way: the library would keep a thread waiting for them,
 * so {@link TusUploadService} receives them itself (decision 0011).
 */
@ApplicationScoped
class TusStorage implements UploadStorageService {
    /** Where the uploads are, with or without a slash at the end; a pattern. */
    static final String URI = "/files/?";

    /** In the metadata of an upload: what video it is of. */
    static final String HASH_PATH = "hashpath";

    private final UploadIdFactory ids = new UuidUploadIdFactory();

    @Inject
    ResumableUploads uploads;

    @Inject
    VideoSettings settings;

    @Inject
    Clock clock;

    TusStorage() {
        ids.setUploadUri(URI);
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(String uri, @Nullable String owner) {
        UploadId id = ids.readUploadId(uri);
        return id == null ? null : getUploadInfo(id);
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(UploadId id) {
        return uploads.find(uuid(id)).map(this::told).orElse(null);
    }

    private UploadInfo told(ResumableUpload upload) {
        UploadInfo info = new UploadInfo();
        info.setId(new UploadId(upload.id()));
        info.setOwnerKey(upload.owner());
        info.setLength(upload.length());
        info.setOffset(uploads.offset(upload));
        info.setEncodedMetadata(upload.metadata());
        info.updateExpiration(upload.expires().toEpochMilli() - clock.millis());
        return info;
    }

    @Override
    public UploadInfo create(UploadInfo info, String owner) {
        ResumableUpload upload = new ResumableUpload(
                UUID.randomUUID(),
                owner,
                info.getMetadata().getOrDefault(HASH_PATH, ""),
                info.hasLength() ? info.getLength() : -1,
                info.getEncodedMetadata(),
                clock.instant().plus(settings.expiry()),
                false);
        uploads.create(upload);
        return told(upload);
    }

    /** Takes over the length, once it is known, and moves the end. */
    @Override
    public void update(UploadInfo info) {
        ResumableUpload upload = uploads.find(uuid(info.getId())).orElseThrow(UploadError.NO_UPLOAD::refusal);
        if (upload.length() < 0 && info.hasLength()) {
            if (info.getLength() > settings.maxBytes()) {
                throw CommonError.TOO_LARGE.refusal();
            }
            if (info.getLength() < uploads.offset(upload)) {
                throw CommonError.BAD_REQUEST.refusal();
            }
            upload = upload.withLength(info.getLength());
        }
        uploads.update(upload.until(clock.instant().plus(settings.expiry())));
    }

    @Override
    public void terminateUpload(UploadInfo info) {
        uploads.remove(uuid(info.getId()));
    }

    @Override
    public UploadInfo append(UploadInfo info, InputStream bytes) {
        return info;
    }

    @Override
    public void removeLastNumberOfBytes(UploadInfo info, long count) {}

    private static UUID uuid(UploadId id) {
        return UUID.fromString(id.toString());
    }

    @Override
    public String getUploadUri() {
        return URI;
    }

    @Override
    public long getMaxUploadSize() {
        return settings.maxBytes();
    }

    @Override
    public Long getUploadExpirationPeriod() {
        return settings.expiry().toMillis();
    }

    @Override
    public @Nullable UploadConcatenationService getUploadConcatenationService() {
        return null;
    }

    // What the library would set is set by our own settings, and what reads the bytes is not offered.

    @Override
    public void setMaxUploadSize(Long bytes) {}

    @Override
    public void setUploadExpirationPeriod(Long millis) {}

    @Override
    public void setUploadConcatenationService(UploadConcatenationService service) {}

    @Override
    public void setIdFactory(UploadIdFactory factory) {}

    @Override
    public void cleanupExpiredUploads(UploadLockingService locks) {}

    // The library's interface wants ways to the bytes, which none of its extensions in use takes: a finished upload
    // is published from its file.

    @Override
    public InputStream getUploadedBytes(String uri, String owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InputStream getUploadedBytes(UploadId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copyUploadTo(UploadInfo info, OutputStream to) {
        throw new UnsupportedOperationException();
    }
}
