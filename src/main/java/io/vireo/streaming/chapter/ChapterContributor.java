package io.vireo.streaming.chapter;

import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.platform.Component;
import io.vireo.streaming.chapter.ChapterRepository.OwnChapters;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Exports the chapters that the owner of an account has set as {@code chapters} in {@code account.json}. */
@Component
class ChapterContributor implements PersonalDataContributor {
    private static final int PAGE = 20;

    @Inject
    ChapterRepository repository;

    private record Exported(String video, String webvtt) {}

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("chapters", () -> {
            List<OwnChapters> page = repository.page(channelId, 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(own -> export.writeElement(
                        new Exported(own.hash(), new String(own.content(), StandardCharsets.UTF_8))));
                page = repository.page(channelId, page.get(page.size() - 1).videoId(), PAGE);
            }
        });
    }
}
