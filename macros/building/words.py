"""Les mots que les pages peuvent employer, et ce qu'ils répondent quand on les emploie mal."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, get_origin

from macros.corpus.facts import Corpus
from macros.exports import tableau
from macros.markup import html
from macros.markup.here import Here
from macros.reading.problems import Unknown
from macros.views import (
    acteurs,
    barometre,
    calendrier,
    charte,
    communes,
    contribuer,
    credits,
    declaration,
    dette,
    dispenses,
    documents,
    douze_mois,
    ecoconception,
    etapes,
    generateur,
    instruire,
    lexique,
    listes,
    modeles,
    nouveautes,
    obligations,
    pages,
    priorites,
    profils,
    publication,
    recherche,
    retours,
    rgaa,
    risques,
    sources,
    suites,
    telecharger,
)

View = Callable[..., str]

VIEWS: tuple[View, ...] = (
    obligations.fiche_obligation,
    obligations.actions_obligation,
    obligations.sources_obligation,
    suites.pour_aller_plus_loin,
    obligations.tableaux_obligations,
    priorites.premieres_obligations,
    priorites.pourquoi_les_premieres,
    obligations.obligations_choisies,
    obligations.nombre_obligations,
    dette.dette_de_lecture,
    dispenses.ce_qui_n_oblige_pas,
    risques.ce_que_l_on_risque,
    calendrier.tableau_calendrier,
    calendrier.echeance,
    calendrier.liste_calendriers,
    tableau.tableau_donnees,
    douze_mois.douze_mois,
    douze_mois.gestes_en_reserve,
    generateur.generateur_declaration,
    contribuer.formulaire_retour,
    publication.ou_signaler,
    publication.qui_publie,
    profils.fiche_profil,
    profils.liste_profils,
    communes.chercher_ma_commune,
    communes.population_retenue,
    profils.carte_obligations,
    etapes.liste_etapes,
    etapes.fiche_etape,
    etapes.actions_etape,
    etapes.petite_commune_etape,
    etapes.grande_etape,
    etapes.decret_etape,
    etapes.obligations_etape,
    etapes.sources_etape,
    etapes.voisines_etape,
    etapes.outils_etapes,
    charte.clauses_charte,
    charte.articles_charte,
    declaration.plan_declaration,
    sources.a_savoir,
    sources.sources_citees,
    pages.plan_du_site,
    recherche.page_recherche,
    pages.portes_du_guide,
    pages.pages_de,
    retours.fiche_retour,
    listes.sommaire_retours,
    listes.liste_retours,
    retours.retours_manquants,
    retours.retours_de_l_obligation,
    retours.retours_de_l_etape,
    retours.nombre_retours,
    rgaa.etat_de_conformite,
    rgaa.resultat_des_tests,
    rgaa.non_conformites,
    rgaa.derogations_du_guide,
    rgaa.exemptions_du_guide,
    rgaa.etablissement_declaration,
    rgaa.technologies_du_guide,
    rgaa.environnements_de_test,
    rgaa.outils_d_evaluation,
    rgaa.pages_verifiees,
    rgaa.reste_a_prouver,
    rgaa.grille_rgaa,
    rgaa.points_juges,
    rgaa.grille_a_telecharger,
    rgaa.lectures_a_telecharger,
    rgaa.version_rgaa,
    rgaa.nombre_de_criteres,
    modeles.liste_modeles,
    modeles.fiche_modele,
    modeles.champs_modele,
    modeles.apercu_modele,
    modeles.sources_modele,
    modeles.modeles_de_l_obligation,
    modeles.modeles_de_l_etape,
    telecharger.livret_a_telecharger,
    telecharger.hors_ligne_a_telecharger,
    telecharger.fiches_a_telecharger,
    telecharger.fiche_a_telecharger,
    instruire.sujets_a_instruire,
    nouveautes.journal,
    credits.bibliotheques_livrees,
    credits.donnees_livrees,
    credits.contact_securite,
    documents.tableau_documents,
    lexique.lexique_par_lettre,
    lexique.lexique_par_theme,
    lexique.nombre_de_termes,
    acteurs.acteurs_par_besoin,
    acteurs.autres_acteurs,
    acteurs.portes_nationales,
    acteurs.liste_des_regions,
    acteurs.aides_par_departement,
    acteurs.autres_territoires,
    acteurs.nombre_de_departements,
    acteurs.sources_des_aides,
    barometre.enquetes_barometre,
    barometre.vagues_barometre,
    barometre.conformite_barometre,
    barometre.mesures_barometre,
    barometre.constats_barometre,
    barometre.contexte_barometre,
    barometre.regles_citees_barometre,
    barometre.propositions_barometre,
    barometre.demarche_barometre,
    barometre.methode_barometre,
    barometre.ecartes_barometre,
    ecoconception.resume_mesures,
    ecoconception.pages_lourdes,
    ecoconception.formule_ecoindex,
    ecoconception.pages_hors_budget,
    ecoconception.comparaison_material,
    ecoconception.charge_supportee,
)

LISTS: frozenset[View] = frozenset(
    {
        acteurs.acteurs_par_besoin,
        acteurs.aides_par_departement,
        acteurs.autres_acteurs,
        acteurs.autres_territoires,
        acteurs.liste_des_regions,
        acteurs.portes_nationales,
        acteurs.sources_des_aides,
        calendrier.liste_calendriers,
        calendrier.tableau_calendrier,
        documents.tableau_documents,
        etapes.outils_etapes,
        instruire.sujets_a_instruire,
        lexique.lexique_par_lettre,
        lexique.lexique_par_theme,
        listes.sommaire_retours,
        modeles.liste_modeles,
        nouveautes.journal,
        obligations.tableaux_obligations,
        pages.pages_de,
        pages.plan_du_site,
        profils.carte_obligations,
        profils.liste_profils,
        sources.sources_citees,
    }
)
"""Les mots qui récapitulent une collection : on y juge la forme une fois, pas chaque ligne (décision 4)."""

REFERRALS: frozenset[View] = frozenset(
    {
        etapes.obligations_etape,
        modeles.modeles_de_l_etape,
        modeles.modeles_de_l_obligation,
        publication.ou_signaler,
        publication.qui_publie,
        retours.retours_de_l_etape,
        retours.retours_de_l_obligation,
        retours.retours_manquants,
        suites.pour_aller_plus_loin,
    }
)
"""Les mots qui dépendent d'ailleurs : de ce que le guide a d'autre, ou de qui le publie."""

WORDS: Mapping[str, View] = {view.__name__: view for view in VIEWS}
"""Chaque mot porte le nom de sa vue : `{{ tableaux_obligations() }}`."""


def say(name: str, corpus: Corpus, here: Here, args: Sequence[Any] = ()) -> str:
    """Ce qu'un mot affiche dans une page ; refuse un mot inconnu ou mal employé, en une phrase."""
    view = WORDS.get(name)
    if view is None:
        raise Unknown(f"mot inconnu : « {name} » ; les mots du guide : {', '.join(sorted(WORDS))}")
    if not fits(view, args):
        raise Unknown(f"« {name} » s'écrit ainsi : {{{{ {usage(view)} }}}}")
    return said(view, corpus, here, tuple(args))


@lru_cache(maxsize=1024)
def said(view: View, corpus: Corpus, here: Here, args: tuple[Any, ...]) -> str:
    """Ce qu'une vue affiche, écrit une fois : qui vérifie et qui construit lisent les mêmes pages."""
    return wrapped(view, view(corpus, here, *args))


def wrapped(view: View, written: str) -> str:
    """Ce qu'un mot affiche ; une liste et des renvois portent la marque de ce qui s'écrit seul."""
    kind = html.INVENTORY if view in LISTS else html.COMPUTED if view in REFERRALS else ""
    return html.section(kind, written) if kind and written else written


def fits(view: View, args: Sequence[Any]) -> bool:
    """Vrai si les arguments écrits dans la page sont ceux que la vue attend : leur nombre, leur sorte."""
    signature = inspect.signature(view)
    try:
        signature.bind(None, None, *args)
    except TypeError:
        return False
    _, _, *kinds = (
        get_origin(given.annotation) or given.annotation for given in signature.parameters.values()
    )
    return all(map(isinstance, args, [*kinds, *kinds[-1:] * len(args)]))


def usage(view: View) -> str:
    """La façon d'écrire un mot : `fiche_obligation("id")`, `fiche_etape(numero)`."""
    _, _, *given = inspect.signature(view).parameters.values()
    names = (f'"{one.name}"' if one.annotation is str else one.name for one in given)
    return f"{view.__name__}({', '.join(names)})"
