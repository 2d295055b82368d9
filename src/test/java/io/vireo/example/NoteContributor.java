package io.vireo.example;

import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;

/** Exports the notes of an account as {@code notes} in {@code account.json}. */
@Component
class NoteContributor implements PersonalDataContributor {
    @Inject
    NoteRepository notes;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("notes", () -> {
            List<Object[]> page = notes.page(channelId, 0);
            while (!page.isEmpty()) {
                page.forEach(row -> export.writeElement(row[1].toString()));
                page = notes.page(channelId, ((Number) page.get(page.size() - 1)[0]).longValue());
            }
        });
    }
}
