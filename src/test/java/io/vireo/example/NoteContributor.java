package io.vireo.example;

import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The notes of an account: {@code notes} of {@code account.json}. */
@ApplicationScoped
class NoteContributor implements PersonalDataContributor {
    @Inject
    NoteRepository notes;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.json().writeStartArray("notes");
        List<Object[]> page = notes.page(channelId, 0);
        while (!page.isEmpty()) {
            page.forEach(row -> export.json().write(row[1].toString()));
            page = notes.page(channelId, ((Number) page.get(page.size() - 1)[0]).longValue());
        }
        export.json().writeEnd();
    }
}
