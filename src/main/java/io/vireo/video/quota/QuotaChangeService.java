package io.vireo.video.quota;

import io.vireo.auth.Caller;
import io.vireo.identity.ChannelError;
import io.vireo.video.QuotaChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Sets the quotas of channels on behalf of administrators. */
@ApplicationScoped
class QuotaChangeService {
    @Inject
    QuotaRepository rows;

    @Inject
    Event<QuotaChanged> changes;

    @Transactional
    void change(Caller admin, long channelId, QuotaRequest request) {
        QuotaRepository.Row before = rows.find(channelId, true).orElseThrow(ChannelError.NO_CHANNEL::exception);
        rows.set(channelId, request.bytes(), request.videosPerDay());
        changes.fire(new QuotaChanged(
                channelId,
                admin.channelId(),
                text(before.bytes(), before.videosPerDay()),
                text(request.bytes(), request.videosPerDay())));
    }

    private static String text(@Nullable Long bytes, @Nullable Long videos) {
        return text(bytes) + " bytes, " + text(videos) + " videos per day";
    }

    private static String text(@Nullable Long number) {
        return number == null ? "default" : number.toString();
    }
}
