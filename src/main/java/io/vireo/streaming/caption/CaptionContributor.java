package io.vireo.streaming.caption;

import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.platform.Component;
import io.vireo.streaming.caption.CaptionRepository.OwnCaption;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Exports the captions of the videos of an account as {@code captions} in {@code account.json}. */
@Component
class CaptionContributor implements PersonalDataContributor {
    private static final int PAGE = 5;

    @Inject
    CaptionRepository repository;

    private record Exported(String video, String language, String label, String kind, String webvtt) {}

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("captions", () -> {
            List<OwnCaption> page = repository.page(channelId, 0, "", PAGE);
            while (!page.isEmpty()) {
                page.forEach(own -> export.writeElement(exported(own)));
                OwnCaption last = page.get(page.size() - 1);
                page = repository.page(
                        channelId, last.videoId(), last.caption().track().language(), PAGE);
            }
        });
    }

    private static Exported exported(OwnCaption own) {
        CaptionTrack track = own.caption().track();
        return new Exported(
                own.hash(),
                track.language(),
                track.label(),
                track.kind(),
                new String(own.caption().content(), StandardCharsets.UTF_8));
    }
}
