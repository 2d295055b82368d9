package io.vireo.video;

import io.vireo.media.mp4.VideoMetadata;
import io.vireo.video.upload.CreateVideoRequest;
import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video. It is <em>announced</em> with a title and a description, which gives it its hash path; then its bytes are uploaded, and
 * in one step with its file and its thumbnail it is <em>published</em>: only then does anyone else see it. An announcement that
 * nobody fills is removed after a while.
 *
 * <p>The hash path is unique and never changes, nor does the channel. What the file says of itself (bytes, duration, size, codec) is
 * known from publishing on; for videos of the original service it is not known.
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

    /** When it was announced; from publishing on, when it was published. */
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

    /** The sample entry's four characters, {@code avc1} say. */
    @Column(name = "Codec")
    private @Nullable String codec;

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

    void publish(VideoMetadata facts, long bytes, Instant now) {
        this.published = true;
        this.upload = now;
        this.bytes = bytes;
        this.durationMillis = facts.durationMillis();
        this.width = facts.width();
        this.height = facts.height();
        this.codec = facts.codec();
    }

    void edit(UpdateVideoRequest updateVideoRequest) {
        title = updateVideoRequest.title() == null ? title : updateVideoRequest.title();
        description = updateVideoRequest.description() == null ? description : updateVideoRequest.description();
    }

    /** @param channel the username of its channel */
    VideoEntry entry(String channel) {
        return new VideoEntry(channel, title, hash, upload, description, durationMillis, width, height);
    }

    public String hash() {
        return hash;
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

    public long id() {
        return id;
    }

    /** All that is known of it, for its owner, into the object that is open. */
    public void describe(JsonGenerator json) {
        json.write("hashpath", hash)
                .write("title", title)
                .write("description", description)
                .write("upload", upload.toString())
                .write("published", published);
        if (durationMillis != null) {
            json.write("duration", durationMillis / 1000.0);
        }
        if (width != null && height != null) {
            json.write("width", width).write("height", height);
        }
    }
}
