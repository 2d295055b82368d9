/** Reports of users, and the queue of reported subjects. Private to {@code moderation}. */
@NullMarked
package io.vireo.moderation.report;

import org.jspecify.annotations.NullMarked;
