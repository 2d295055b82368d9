/** The pages of reports and of the moderators. */
@NullMarked
package io.vireo.web.moderation;

import org.jspecify.annotations.NullMarked;
