package io.vireo.video;

import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import io.vireo.video.access.AccessRepository;
import io.vireo.video.tag.TagRepository;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the data of a video, published or not, and who may see it. A transaction that may change the number of listed videos of a channel
 * locks the channel before the video.
 */
@Component
public class VideoEditService {
    @Inject
    VideoRepository videos;

    @Inject
    AccessRepository access;

    @Inject
    Channels channels;

    @Inject
    HashPath hashPath;

    @Inject
    TagRepository tags;

    @Inject
    Event<VideoChanged> changes;

    @Inject
    Event<VideoAccessChanged> accessChanges;

    /**
     * Changes what the request contains: title, description, visibility, policy for comments, tags.
     *
     * @throws io.vireo.http.ApiException as {@link TagName#listOf}; {@link VideoError#NO_VIDEO} if the video does not exist or
     *     is hidden from the caller, {@link VideoError#NOT_OWNER} if it belongs to another channel
     */
    @Transactional
    public void edit(String hash, Caller owner, UpdateVideoRequest request) {
        @Nullable Visibility visibility = request.visibility() == null ? null : Visibility.of(request.visibility());
        if (visibility != null && !channels.lock(owner.channelId())) {
            throw AuthError.BAD_TOKEN.exception();
        }
        @Nullable List<TagName> newTags = request.tags() == null ? null : TagName.listOf(request.tags());
        Video video = lockOwned(hash, owner);
        boolean wasListed = video.isListed();
        video.edit(request);
        if (newTags != null) {
            tags.replace(video.id(), newTags);
        }
        if (visibility != null && video.show(visibility, hashPath::randomKey)) {
            accessChanged(video, wasListed);
        } else if (video.isPublished()) {
            changes.fire(new VideoChanged(hash));
        }
    }

    /**
     * Gives a video a new key. Links with the old one do not open the video any more.
     *
     * @throws io.vireo.http.ApiException as {@link #edit}
     */
    @Transactional
    public void renewKey(String hash, Caller owner) {
        Video video = lockOwned(hash, owner);
        video.replaceKey(hashPath.randomKey());
        accessChanges.fire(new VideoAccessChanged(hash));
    }

    /**
     * Hides a video from everybody but its owner and moderators, or shows it again as its visibility says. The caller checks that a
     * moderator decides.
     *
     * @return whether that is a change
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if the video does not exist
     */
    @Transactional
    public boolean block(String hash, boolean hidden) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        long channelId = access.find(hash)
                .orElseThrow(VideoError.NO_VIDEO::exception)
                .access()
                .channelId();
        channels.lock(channelId);
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        boolean wasListed = video.isListed();
        boolean changed = video.block(hidden);
        if (changed) {
            accessChanged(video, wasListed);
        }
        return changed;
    }

    private Video lockOwned(String hash, Caller owner) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        video.requireOwner(owner.channelId(), VideoError.NO_VIDEO);
        return video;
    }

    private void accessChanged(Video video, boolean wasListed) {
        if (video.isListed() != wasListed) {
            channels.addVideos(video.channelId(), wasListed ? -1 : 1);
        }
        accessChanges.fire(new VideoAccessChanged(video.hash()));
        if (video.isPublished()) {
            changes.fire(new VideoChanged(video.hash()));
        }
    }
}
