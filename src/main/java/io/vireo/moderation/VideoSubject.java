package io.vireo.moderation;

import io.vireo.platform.Component;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoCleanup;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import jakarta.inject.Inject;

/** Reports of videos. */
@Component
class VideoSubject implements ReportSubject, VideoCleanup {
    private static final String KIND = "video";

    @Inject
    Videos videos;

    @Inject
    ReportedSubjects reportedSubjects;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ReportedContent visible(String id, VideoCredentials credentials) {
        return content(videos.require(id, credentials));
    }

    @Override
    public ReportedContent any(String id) {
        return content(videos.requireAny(id));
    }

    private ReportedContent content(PublishedVideo video) {
        return new ReportedContent(
                video.id(), video.hash(), video.channelId(), video.title(), videos.description(video.hash()));
    }

    @Override
    public boolean isRemovable() {
        return true;
    }

    @Override
    public boolean hide(ReportedContent content) {
        return videos.block(content.id());
    }

    @Override
    public boolean restore(ReportedContent content) {
        return videos.unblock(content.id());
    }

    @Override
    public void remove(ReportedContent content) {
        videos.remove(content.id());
    }

    @Override
    public String name() {
        return "reports-of-video";
    }

    @Override
    public void clean(long videoId) {
        reportedSubjects.forget(KIND, videoId);
    }
}
