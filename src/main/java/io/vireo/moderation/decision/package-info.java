/** Decisions of moderators about subjects, the mails about them, and appeals. Private to {@code moderation}. */
@NullMarked
package io.vireo.moderation.decision;

import org.jspecify.annotations.NullMarked;
