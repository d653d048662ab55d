/** Our own look at providers' doors: names, connections, certificates, greetings; sends no mail and no password. */
@NullMarked
package dev.everpost.health.probe;

import org.jspecify.annotations.NullMarked;
