package io.vireo.video.export;

import io.vireo.delivery.ZipItem;
import io.vireo.http.CommonError;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts together what the {@link PersonalDataContributor}s of all features have of an account, with no more of it in memory than a few
 * rows and the names of the files.
 */
@ApplicationScoped
class ExportService {
    @Inject
    @Any
    Instance<PersonalDataContributor> contributors;

    @Inject
    StagingArea stagingArea;

    /** The caller closes it. Refuses with {@link AuthError#BAD_TOKEN} if the channel is gone, {@link CommonError#NO_SPACE}. */
    PersonalDataExport of(long channelId) {
        StagedFile description = stagingArea.begin();
        boolean complete = false;
        try {
            List<ZipItem> items = new ArrayList<>();
            items.add(ZipItem.compressed("account.json", description.path()));
            describe(channelId, description, items);
            complete = true;
            return new PersonalDataExport(description, items);
        } finally {
            if (!complete) {
                description.close();
            }
        }
    }

    private void describe(long channelId, StagedFile file, List<ZipItem> items) {
        // not closed: that would close the channel of the staged file
        PersonalDataWriter export = new PersonalDataWriter(Channels.newOutputStream(file.channel()), items::add);
        contributors.stream()
                .sorted(Comparator.comparingInt(PersonalDataContributor::position))
                .forEach(contributor -> contributor.contribute(channelId, export));
        export.end();
    }
}
