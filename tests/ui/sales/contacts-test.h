/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-test.h"

/* The contacts page with four people, or with nobody where the data of the test is NULL. */
#define CONTACTS_TEST_ALL "Akin, Defne; Chen, Wei; Dubois, Émile; info@nobody.example"

void        contacts_test_set_up         (PageTest *self, gconstpointer with_people);
GListModel *contacts_test_get_model      (PageTest *self);
gboolean    contacts_test_fail_cb        (gpointer data);
void        contacts_test_wait_for_names (PageTest *self, const char *expected);
GtkWidget  *contacts_test_find_label     (GtkWidget *widget, const char *text);
void        contacts_test_wait_for_label (PageTest *self, GtkWidget *widget, const char *text);
