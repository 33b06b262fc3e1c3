package org.autoroute.smtp.ui.internal.theme;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The settings GTK keeps for a program. They follow the desktop until the program sets them, and again after a reset. UI thread. */
interface GtkSettings {

    void preferDark(boolean dark);

    /** Name of the theme in force. */
    String themeName();

    void setThemeName(String name);

    /** Follows the desktop again. */
    void reset();

    /** Those of the library that SWT has loaded. */
    static GtkSettings load() {
        Gtk gtk = Native.load("libgtk-3.so.0", Gtk.class);
        return new Loaded(gtk, Native.load("libgobject-2.0.so.0", GObject.class), Native.load("libglib-2.0.so.0", GLib.class),
                gtk.gtk_settings_get_default());
    }

    /** The calls of libgtk that are needed. */
    interface Gtk extends Library {
        Pointer gtk_settings_get_default();

        void gtk_settings_reset_property(Pointer settings, String name);
    }

    /** The calls of libgobject that are needed. */
    interface GObject extends Library {
        void g_object_set(Pointer object, String name, Object... valueAndEnd);

        void g_object_get(Pointer object, String name, Object... valueAndEnd);
    }

    /** The call of libglib that is needed. */
    interface GLib extends Library {
        void g_free(Pointer memory);
    }

    /** Through the library. */
    record Loaded(Gtk gtk, GObject objects, GLib glib, Pointer settings) implements GtkSettings {

        private static final String DARK = "gtk-application-prefer-dark-theme";
        private static final String NAME = "gtk-theme-name";

        @Override
        public void preferDark(boolean dark) {
            objects.g_object_set(settings, DARK, dark ? 1 : 0, null);
        }

        @Override
        public String themeName() {
            PointerByReference name = new PointerByReference();
            objects.g_object_get(settings, NAME, name, null);
            String text = name.getValue().getString(0, "UTF-8");
            glib.g_free(name.getValue());
            return text;
        }

        @Override
        public void setThemeName(String name) {
            objects.g_object_set(settings, NAME, name, null);
        }

        @Override
        public void reset() {
            gtk.gtk_settings_reset_property(settings, DARK);
            gtk.gtk_settings_reset_property(settings, NAME);
        }
    }
}
