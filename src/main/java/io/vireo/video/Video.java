package io.vireo.video;

import io.vireo.http.ErrorCode;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.segment.StreamFormats;
import io.vireo.media.segment.StreamProperties;
import io.vireo.video.upload.CreateVideoRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A video.
 *
 * <p>Life cycle:
 * <ol>
 * <li>Created, not yet published: it has a title, a description and a hash path, and only its owner sees it.
 * <li>Published: after the upload, one transaction stores the file, the thumbnail and the metadata; from then on {@link VideoAccess}
 *     decides who sees it.
 * <li>Deleted by its owner, or removed automatically if no file was uploaded within the expiry time.
 * </ol>
 *
 * <p>Invariants: the hash path is unique; hash path and channel never change. The metadata of the file (bytes, duration, size, codec) is
 * set at publication; it is unknown for videos of the original service.
 */
@Entity
@Table(name = "Videos")
public class Video {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "VideoID")
    private long id;

    @Column(name = "PathHash")
    private String hash = "";

    @Column(name = "ChannelID")
    private long channelId;

    @Column(name = "Title")
    private String title = "";

    @Column(name = "Description")
    private String description = "";

    /** When the video was created; after publication, when it was published. */
    @Column(name = "Upload")
    private Instant upload = Instant.EPOCH;

    @Column(name = "Published")
    private boolean published;

    @Column(name = "Bytes")
    private @Nullable Long bytes;

    @Column(name = "DurationMillis")
    private @Nullable Long durationMillis;

    @Column(name = "Width")
    private @Nullable Integer width;

    @Column(name = "Height")
    private @Nullable Integer height;

    /** The four-character code of the sample entry, for example {@code avc1}. */
    @Column(name = "Codec")
    private @Nullable String codec;

    /** RFC 6381; null if unknown. */
    @Column(name = "Codecs")
    private @Nullable String codecs;

    /** Clockwise, in degrees. */
    @Column(name = "Rotation")
    private @Nullable Integer rotation;

    @Column(name = "Hdr")
    private @Nullable Boolean hdr;

    /** The ordinal of {@link StreamFormats}; null until the video was cut into segments. */
    @Column(name = "Streams")
    private @Nullable Integer streams;

    @Column(name = "Visibility")
    private Visibility visibility = Visibility.PUBLIC;

    /** {@link VideoAccess#BY_MODERATOR} and {@link VideoAccess#OWNER_SUSPENDED}; 0 if the video is not blocked. */
    @Column(name = "Blocked")
    private int blocked;

    /** Opens the video while it is unlisted. */
    @Column(name = "AccessKey")
    private @Nullable String accessKey;

    /** Incremented when other viewers may see the video, which revokes access tokens. */
    @Column(name = "AccessVersion")
    private int accessVersion;

    /** A {@link CommentsPolicy}. */
    @Column(name = "CommentsPolicy")
    private String commentsPolicy = CommentsPolicy.OPEN.text();

    protected Video() {}

    private Video(String hash, long channelId, CreateVideoRequest createVideoRequest, Instant now) {
        this.hash = hash;
        this.channelId = channelId;
        this.title = createVideoRequest.title();
        this.description = createVideoRequest.description();
        this.upload = now;
    }

    static Video create(String hash, long channelId, CreateVideoRequest createVideoRequest, Instant now) {
        return new Video(hash, channelId, createVideoRequest, now);
    }

    void publish(VideoMetadata metadata, StreamProperties properties, long bytes, Instant now) {
        if (!published) {
            this.upload = now;
        }
        this.published = true;
        this.bytes = bytes;
        this.durationMillis = metadata.durationMillis();
        this.width = metadata.width();
        this.height = metadata.height();
        this.codec = metadata.codec();
        describe(metadata, properties);
    }

    /** Sets what is known of the streams of the file. */
    void describe(VideoMetadata metadata, StreamProperties properties) {
        codecs = properties.codecs();
        rotation = metadata.rotation();
        hdr = properties.hdr();
        streams = properties.formats().ordinal();
    }

    /** Returns whether {@link #describe} was called for the file. */
    boolean isDescribed() {
        return streams != null;
    }

    /**
     * Changes who may see the video. A video that becomes unlisted gets a key unless it has one.
     *
     * @return whether that is a change
     */
    boolean show(Visibility changed, Supplier<String> newKey) {
        if (changed == visibility) {
            return false;
        }
        visibility = changed;
        accessKey = changed == Visibility.UNLISTED && accessKey == null ? newKey.get() : accessKey;
        accessVersion++;
        return true;
    }

    /** Replaces the key, so that links with the old one do not open the video any more. */
    void replaceKey(String key) {
        accessKey = key;
        accessVersion++;
    }

    /**
     * Hides the video by decision of a moderator, or ends that. A video of a suspended channel stays hidden.
     *
     * @return whether that is a change
     */
    boolean block(boolean hidden) {
        int before = blocked;
        blocked = hidden ? before | VideoAccess.BY_MODERATOR : before & ~VideoAccess.BY_MODERATOR;
        accessVersion += blocked == before ? 0 : 1;
        return blocked != before;
    }

    /**
     * Checks that a channel owns the video.
     *
     * @param hidden the error code if the video is not public, so that its existence is not revealed
     * @throws io.vireo.http.ApiException with that code, or {@link VideoError#NOT_OWNER}
     */
    public void requireOwner(long channel, ErrorCode hidden) {
        if (channel != channelId) {
            throw (isPublic() ? VideoError.NOT_OWNER : hidden).exception();
        }
    }

    void edit(UpdateVideoRequest updateVideoRequest) {
        title = updateVideoRequest.title() == null ? title : updateVideoRequest.title();
        description = updateVideoRequest.description() == null ? description : updateVideoRequest.description();
        commentsPolicy = updateVideoRequest.comments() == null ? commentsPolicy : updateVideoRequest.comments();
    }

    String hash() {
        return hash;
    }

    String description() {
        return description;
    }

    public long channelId() {
        return channelId;
    }

    String title() {
        return title;
    }

    public boolean isPublished() {
        return published;
    }

    /** Returns whether the video is in lists and counts. */
    public boolean isListed() {
        return access().isListed();
    }

    boolean isPublic() {
        return visibility == Visibility.PUBLIC && blocked == 0;
    }

    VideoAccess access() {
        return new VideoAccess(channelId, published, visibility, blocked != 0, accessKey, accessVersion);
    }

    public long id() {
        return id;
    }
}
