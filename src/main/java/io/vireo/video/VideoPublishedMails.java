package io.vireo.video;

import io.vireo.identity.ChannelMails;
import io.vireo.mail.MailCategory;
import io.vireo.mail.SiteLinks;
import io.vireo.platform.Component;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;

/** Notifies the owner of a channel by mail that a video was published, unless the owner has declined the category. */
@Component
class VideoPublishedMails implements MailCategory {
    @Inject
    ChannelMails mails;

    @Inject
    SiteLinks links;

    @Override
    public String key() {
        return "published";
    }

    void send(@Observes VideoPublished video) {
        Map<String, String> values = Map.of("title", video.title(), "link", links.to("/video/" + video.hash()));
        mails.sendIfWanted(video.channelId(), this, VideoMailTemplate.VIDEO_PUBLISHED, values);
    }
}
