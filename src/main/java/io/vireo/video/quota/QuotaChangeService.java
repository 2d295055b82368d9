package io.vireo.video.quota;

import io.vireo.auth.Caller;
import io.vireo.identity.ChannelError;
import io.vireo.identity.PasswordConfirmationService;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.video.QuotaChanged;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;

/** Sets the quotas of channels on behalf of administrators. */
@Component
class QuotaChangeService {
    @Inject
    QuotaRepository rows;

    @Inject
    PasswordConfirmationService passwords;

    @Inject
    Transactions transactions;

    @Inject
    Event<QuotaChanged> changes;

    /**
     * Sets the quotas of a channel. Throws as {@link PasswordConfirmationService#require} if the password is wrong.
     *
     * @param address the client's IP address
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL}
     */
    @Transactional(TxType.NEVER)
    void change(Caller admin, long channelId, QuotaRequest request, String address) {
        passwords.require(admin, request.password(), address);
        transactions.required(() -> set(admin, channelId, request));
    }

    private void set(Caller admin, long channelId, QuotaRequest request) {
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
