package io.vireo.moderation;

import io.vireo.identity.Channel;
import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import io.vireo.video.VideoCredentials;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Reports of channels. Their standing takes the place of hiding and removing them. */
@Component
class ChannelSubject implements ReportSubject, ChannelCleanup {
    static final String KIND = "channel";

    @Inject
    Channels channels;

    @Inject
    ReportedSubjects reportedSubjects;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public ReportedContent visible(String id, VideoCredentials credentials) {
        Channels.requirePossible(id);
        return content(channels.byName(id));
    }

    @Override
    @Transactional
    public ReportedContent any(String id) {
        return content(channels.anyByName(id));
    }

    private static ReportedContent content(Channel channel) {
        return new ReportedContent(channel.id(), channel.username(), channel.id(), channel.username(), "");
    }

    @Override
    public String name() {
        return "reports-of-channel";
    }

    @Override
    public void clean(long channelId) {
        reportedSubjects.forget(KIND, channelId);
    }
}
