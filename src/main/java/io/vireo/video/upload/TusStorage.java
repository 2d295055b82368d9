package io.vireo.video.upload;

import io.vireo.http.CommonError;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploadStorage;
import io.vireo.platform.Component;
import io.vireo.video.UploadError;
import io.vireo.video.VideoSettings;
import io.vireo.video.quota.QuotaService;
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
 * Adapts resumable uploads to the storage interface of tus-java-server. Bytes do not pass through it, because the library would block a
 * thread per upload: {@link TusUploadService} receives them (decision 0011).
 */
@Component
class TusStorage implements UploadStorageService {
    /** Regular expression for the path of the uploads, with or without a trailing slash. */
    static final String URI = "/files/?";

    /** The key in the metadata of an upload whose value is the hash path of the video. */
    static final String HASH_PATH = "hashpath";

    private final UploadIdFactory ids = new UuidUploadIdFactory();

    @Inject
    ResumableUploadStorage uploads;

    @Inject
    VideoSettings settings;

    @Inject
    QuotaService quotas;

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
        return uploads.find(uuid(id)).map(this::toInfo).orElse(null);
    }

    private UploadInfo toInfo(ResumableUpload upload) {
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
        UUID id = UUID.randomUUID();
        String hash = info.getMetadata().getOrDefault(HASH_PATH, "");
        long length = info.hasLength() ? info.getLength() : -1;
        reserve(id, owner, hash, length);
        ResumableUpload upload = new ResumableUpload(
                id,
                owner,
                hash,
                length,
                info.getEncodedMetadata(),
                clock.instant().plus(settings.expiry()),
                false);
        try {
            uploads.create(upload);
        } catch (RuntimeException e) {
            quotas.release(id.toString());
            throw e;
        }
        return toInfo(upload);
    }

    /** Stores the length once it is known, and extends the expiry. */
    @Override
    public void update(UploadInfo info) {
        ResumableUpload upload = uploads.find(uuid(info.getId())).orElseThrow(UploadError.NO_UPLOAD::exception);
        if (upload.length() < 0 && info.hasLength()) {
            if (info.getLength() > settings.maxBytes()) {
                throw CommonError.TOO_LARGE.exception();
            }
            if (info.getLength() < uploads.offset(upload)) {
                throw CommonError.BAD_REQUEST.exception();
            }
            reserve(upload.id(), upload.owner(), upload.subject(), info.getLength());
            upload = upload.withLength(info.getLength());
        } else {
            quotas.extend(upload.id().toString(), settings.expiry());
        }
        uploads.update(upload.until(clock.instant().plus(settings.expiry())));
    }

    /** Reserves the bytes of an upload for its lifetime; after a crash the reservation expires like the upload. */
    private void reserve(UUID id, String owner, String hash, long length) {
        quotas.reserve(id.toString(), Long.parseLong(owner), hash, length, settings.maxBytes(), settings.expiry());
    }

    @Override
    public void terminateUpload(UploadInfo info) {
        uploads.remove(uuid(info.getId()));
        quotas.release(info.getId().toString());
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

    // Vireo's settings replace what the library would configure; methods that read bytes are not supported.

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

    // None of the enabled extensions calls these methods: a finished upload is published from its file.

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
