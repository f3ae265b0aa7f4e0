"""Opposites of English that hardly ever mean anything else: words and two words of a kind.

Collected by hand, field by field: trade and money, people and law, machines and software, the
body and medicine, travel, school, science, music, kitchen and garden. ``opposites`` tells the
notation.
"""

from __future__ import annotations

__all__ = ["ANTONYMS"]

ANTONYMS = """
enable activate | disable deactivate; open reopen | close shut closure
enlarge expand | shrink collapse
start begin commence launch | stop end finish cease halt quit terminate cancel
before prior | after; earlier sooner | later; earliest | latest; early | late; upcoming | past
increase raise heighten boost | decrease reduce lower lessen diminish reduction
accelerate speed~up accelerator | decelerate slow~down brake; faster | slower; fast quick | slow
lengthen prolong extend extension renew | shorten curtail terminate end cancel
maximum max maximal maximise maximize | minimum min minimal minimise minimize
expensive costly pricey | cheap inexpensive affordable; more_than | less_than fewer_than
increment | decrement; add append insert | remove delete erase; attach fasten | detach unfasten
buy purchase buyer purchaser | sell seller vendor sale; lend lender | borrow borrower; many | few
deposit | withdraw withdrawal; credit | debit; asset | liability; creditor | debtor; debit | refund
send sender dispatch | receive recipient receiver; profit gain surplus | loss deficit
earn | owe spend; save saver | waste squander spend; victory winner | defeat loser; win | lose
gain | lose; upload | download; import | export; inbound | outbound; owe | own; incoming | outgoing
input | output; inlet | outlet; income | expense; allowance | deduction; lock | unlock
show display reveal unhide | hide conceal; visible | hidden invisible; appear | disappear vanish
accept acceptance | decline reject refuse refusal rejection
approve approval grant | reject deny refuse refusal disapprove rejection denial; confirm | deny
admit admission | deny discharge expel
allow permit allowed | forbid prohibit ban forbidden disallow; arrive arrival | depart departure
enter entry entrance | exit; ascend ascending | descend descending; husband | wife
mother mum mom maternal maternity | father dad paternal paternity; son | daughter
male man boy masculine | female woman girl feminine; brother | sister; uncle | aunt; nephew | niece
gentleman gentlemen | lady ladies; actor | actress; waiter | waitress; bride | groom; king | queen
upstairs | downstairs; oldest eldest | youngest newest; older elder | younger newer
ancient | modern; elderly senior | young junior; outdated obsolete | current; next | previous
newest latest | oldest; hot warm heat | cold cool chilled; hottest warmest | coldest; fever | chill
boil | freeze; melt thaw defrost | freeze
internal interior indoor indoors | external exterior outdoor outdoors; inside | outside
inner | outer; inward | outward; inpatient | outpatient; upgrade | downgrade
promote promotion | demote demotion; hire recruit employ appoint | fire dismiss sack lay~off
acute | chronic; benign | malignant; inhale inhalation | exhale exhalation; systolic | diastolic
artery arterial | vein venous; anterior | posterior; proximal | distal; medial | lateral
superior | inferior; constrict constriction | dilate dilation; constipation | diarrhea diarrhoea
agonist | antagonist; stimulant | sedative depressant; conscious awake | unconscious asleep
alive living | dead deceased; birth born | death died; safe | dangerous unsafe hazardous
healthy | ill sick unwell; strong strengthen | weak weaken; employer | employee
landlord landlady lessor owner | tenant lessee renter; teacher instructor | student pupil
doctor physician | patient; host | guest; parent | child; plaintiff claimant | defendant accused
prosecution prosecutor | defence; guilty convicted | innocent acquitted; convict | acquit
civil | criminal; married marry marriage | divorced divorce separated single unmarried
verbal oral | written; public | private
compulsory mandatory obligatory required | optional voluntary
full_time fulltime | part_time parttime; temporary provisional interim | permanent
pass | fail flunk; succeed success | fail failure; connect | disconnect; mount | unmount dismount
agree agreement | disagree disagreement; assemble | disassemble dismantle; tick | untick
select | deselect unselect; encrypt | decrypt; encode | decode; build construct | demolish
create | destroy delete; continue resume | discontinue pause suspend
pause suspend | resume unpause; advantage pros benefit upside | disadvantage cons drawback downside
strength | weakness; include inclusive | exclude exclusive omit
compress zip | decompress extract unzip; push | pull; follow | unfollow
subscribe subscription | unsubscribe cancel; join | leave; opt~in | opt~out
register enrol enroll | deregister unregister unenroll drop withdraw; link | unlink; pair | unpair
sign~in log~in login signin log~on | sign~out log~out logout signout logoff log~off sign~off
sign~up signup | sign~out sign~off cancel unsubscribe
block blacklist ban | unblock unban whitelist; mute silence | unmute; horizontal | vertical
landscape | portrait; daytime day | nighttime night; weekday | weekend; breakfast | dinner lunch
morning | evening afternoon; sunrise | sunset; summer | winter; spring | autumn
adult | child children kid minor; domestic national | international; native | foreign
immigrate immigration immigrant | emigrate emigration emigrant; wholesale | retail; gross | net
fixed | variable floating adjustable; manual | automatic; analog analogue | digital
online | offline; wired corded | wireless cordless; wet damp | dry; raw uncooked | cooked
ripe | unripe; thick thicken | thin; hard harden | soft soften; alkaline | acidic
heavy | light lightweight; bright | dark dim; brighten lighten | darken dim
large big | small little; larger bigger | smaller; largest biggest | smallest
wide broad widen | narrow; deep | shallow; longer | shorter; longest | shortest; higher | lower
highest | lowest; high | low; tall | short; loud noisy | quiet silent; fill refill | empty drain
full | empty; tighten tight | loosen loose; bend | straighten; inflate | deflate
sharp sharpen | blunt; tie | untie; rich wealthy | poor; simple easy | difficult hard
beginner novice | expert advanced; majority | minority; best | worst; better | worse; good | bad
improve | worsen deteriorate; positive | negative; true | false; correct right | incorrect wrong
genuine authentic | fake counterfeit; odd | even; same | different; always | never
singular | plural; often frequent | rarely rare seldom; common usual | rare unusual
typical | atypical; busy | available; active | inactive dormant; vacancy vacant | occupied
available | unavailable; peak | off_peak offpeak; one_way oneway single | return round_trip two_way
single | double; question | answer; supply | demand; give | take; remember recall | forget
love | hate; attack | defend; war | peace; victim | offender
merge combine join unite | split separate divide; multiply | divide; plus | minus
addition | subtraction; numerator | denominator; zoom~in | zoom~out; scroll~up | scroll~down
check~in checkin | check~out checkout; move~in | move~out; clock~in | clock~out
phase~in | phase~out; pick~up pickup collect | drop~off dropoff deliver
turn~on switch~on | turn~off switch~off; power~on power~up | power~off power~down shut~down
put~on | take~off; turn~up | turn~down; go~up rise | go~down fall drop; move~up | move~down
plug~in plug | unplug; eat~in | takeaway; top~up | pay~out cash~out; wear | undress; sink | float
takeoff | landing; clockwise | anticlockwise; north northern | south southern
east eastern | west western; forward forwards | backward backwards; urban | rural; solid | liquid
charge | discharge; frontend front_end | backend back_end; front | rear back
deploy | rollback roll~back; back~up backup | restore; undo | redo; read | write; client | server
hardware | software; long_term longterm | short_term shortterm; long_haul | short_haul
partial partly partially | complete fully full whole; fiction | nonfiction; vowel | consonant
meat | vegetarian vegan; sweet | sour bitter savoury savory; alcoholic | nonalcoholic
fresh | stale; taxable | tax_free untaxed; inherit | bequeath; cover covered | exclude excluded
insurer | insured; crowded | deserted; tame | wild; cause | prevent cure; encourage | discourage
reward | punish penalty; praise | criticise; bonus | penalty; discount | surcharge
skilled | unskilled; appreciate | depreciate; inflation | deflation; hyperglycaemia | hypoglycaemia
overdraft | surplus; evaporate | condense; absorb | emit; attract | repel; prefix | suffix
synonym | antonym; sow | harvest; working work | broken; freeze suspend | unfreeze reinstate
guardian | ward; outage | uptime; install | uninstall; infectious contagious | noninfectious
bear | bull; debtor | lender; predecessor | successor; ancestor | descendant; optimist | pessimist
convex | concave; lawful | unlawful; hypertension hypertensive | hypotension hypotensive
dominant | recessive; premature | overdue; absent | present; advance | retreat
aggravate worsen | alleviate relieve; ally friend | enemy foe; artificial synthetic | natural
attic | cellar basement; attractive beautiful | ugly; blame | praise; bless | curse
bold brave | timid shy cowardly; boring dull | exciting interesting; brittle | flexible
cheerful happy glad | sad unhappy miserable; clever smart intelligent | stupid; clumsy | graceful
coarse | fine; courteous polite | rude; crooked | straight; crude | refined
harmless | dangerous harmful; hope | despair; famous known | unknown; fat | thin slim lean
feeble | strong; wise | foolish; generous | stingy mean; gentle | rough; rough | smooth
giant huge enormous immense vast | tiny minute; harsh | mild; heaven | hell; hill mountain | valley
hostile | friendly; humble | proud; idle lazy | busy industrious; important | trivial
intentional deliberate | accidental; knowledge | ignorance; laugh | cry; lawful legal | illegal
lenient | strict; leader | follower; literal | figurative; longitudinal | transverse
messy untidy | neat tidy; offer | refuse; similar alike | different opposite; ordinary | special
pain | pleasure; plentiful abundant | scarce; poverty | wealth; powerful | weak; pretty | ugly
real | fake; serious | trivial; simple | complex; sober | drunk; sunny | cloudy rainy
tough | tender; transparent clear | opaque; truth | lie; virtue | vice; wisdom | stupidity
port | starboard; bow | stern; sequel | prequel; dusk | dawn; grow | shrink; spicy hot | mild
bland | spicy; annual | perennial biennial; evergreen | deciduous; sun | shade; calm | excite
calm | stormy rough windy; overpay | underpay; blurry blurred | sharp clear; formal | casual
voluntary | involuntary; expand | contract; winner | loser; landlord | lodger; senior | junior
cathode | anode; latitude | longitude; flammable | nonflammable; toxic poisonous | harmless edible
organic | conventional; saturated | unsaturated; carnivore | herbivore vegetarian; predator | prey
stop_loss | take_profit; bullish | bearish; long_position | short_position
solvent | insolvent bankrupt; freehold | leasehold; furnished | unfurnished; detached | attached
compile | decompile; allocate | deallocate; load | unload; pack | unpack; wrap | unwrap
fold | unfold; roll | unroll; check | uncheck; maximise | minimise; archive | restore
publish | unpublish withdraw; tag | untag; hire | lay~off; absent | attending; attendance | absence
promoted | demoted; tenured | untenured; hyperactive | inactive; tachycardia | bradycardia
healthy | diseased; ingest | excrete; prosecute | defend; plaintiff | respondent
appellant | respondent; lessor | lessee; grant | revoke; issue | revoke; ratify | veto
legislate | repeal; enact | repeal; acquit | convict; innocent | guilty
embark board | disembark alight; depart | return; outbound | return; boarding | landing
window_seat | aisle_seat; smoking | nonsmoking; ascent | descent; nonstop direct | connecting
hand_luggage carry_on | hold_luggage checked; overcook | undercook; rare | well_done
salted | unsalted; peeled | unpeeled; inner_lane | outer_lane; overtake | undertake
dipped_beam | full_beam; prepaid | postpaid; incoming_call | outgoing_call; prepone | postpone
bring_forward | postpone delay; delay | advance; hasten | delay; approve | veto; keep | discard
stay | leave; gather collect | scatter; catch | release; capture | release; arrest | release
trap | free; export exporter | import importer; minor | major; sole | joint; individual | group
landing | departure; grown~up | child; new | used secondhand second_hand; lossless | lossy
synchronous | asynchronous; push | pop; commit | revert; lent | borrowed; stereo | mono
ingress | egress; ebb | flow; indent | outdent; mainland | island; nocturnal | diurnal
symptomatic | asymptomatic; aerobic | anaerobic; sterile | fertile; fertile | infertile
obese overweight | underweight thin; swell | shrink; bottom lower | top upper
uppermost | lowermost; ceiling | floor; head | tail; crowded | empty
absolute | relative; abstract | concrete; abundance surplus | scarcity shortage
amateur | professional; applied | theoretical; empirical | theoretical; assent | dissent
associate | dissociate; attraction | repulsion; central | peripheral
centralise centralize | decentralise decentralize; conductor | insulator; conform | deviate
conservative | liberal; constructive | destructive; converge convergent | diverge divergent
covert | overt; courage | cowardice; danger | safety; defensive | offensive
dominant | subordinate; enrich | impoverish; explicit | implicit; extant | extinct
extinguish | ignite; extrovert | introvert; fauna | flora; frail | robust; gradual | sudden
inferiority | superiority; insane | sane; instrumental | vocal; intoxicated | sober
legalise legalize | outlaw criminalise; mental | physical; naive | sophisticated; nice | nasty
objective | subjective; optimism optimistic | pessimism pessimistic; parallel | perpendicular
persuade | dissuade; profound | superficial; prospective | retrospective
qualitative | quantitative; relaxed | tense; resist | surrender; sacred | profane; shout | whisper
survive | perish die; tasty | tasteless; thrifty | wasteful; valuable | worthless
virtuous | wicked; waxing | waning; abstain | consume; boycott | patronise; comedy | tragedy
coastal | inland; clean | dirty; diligent | negligent; concentrate concentrated | dilute diluted
endemic | epidemic; humility | pride; lethargic | energetic; live | recorded prerecorded
future | past; amplify | attenuate; anabolic | catabolic; aquatic | terrestrial; arrears | advance
beneficiary donee | benefactor; unilateral | bilateral; top_down | bottom_up
capital_expenditure capex | opex; centrifugal | centripetal; consumer | producer
contraction | expansion; deductive | inductive; diploid | haploid; dorsal | ventral
ductile | brittle; eastbound | westbound; northbound | southbound; endothermic | exothermic
endogenous | exogenous; equity | debt; euphoria | dysphoria; flexion flex | extension
flexible | rigid; foreground | background; franchisor franchiser | franchisee
genotype | phenotype; gram_positive | gram_negative
inspiration inspiratory | expiration expiratory; kinetic | potential; licensor | licensee
macro | micro; meiosis | mitosis; monogamy | polygamy; multicellular | unicellular
nearsighted shortsighted myopia | farsighted longsighted hyperopia; nominal | real
offshore | onshore; oxidise oxidize oxidation | reduction; sympathetic | parasympathetic
passive | active; passenger | driver; payer | payee; payable | receivable
prenatal antenatal | postnatal; preoperative preop | postoperative postop; principal | interest
progressive | regressive; prokaryote | eukaryote; proton | electron | neutron
imaginary virtual | real; transmitter | receiver; transmit | receive; remission | relapse
renewable | nonrenewable; serial | parallel; shipper consignor | consignee
sine | cosine | tangent; solute | solvent; speaker | listener; stalactite | stalagmite
static | dynamic; supine | prone; supinate supination | pronate pronation; trainer | trainee
mentor | mentee; interviewer | interviewee; peak | trough
upstream | downstream; uptrend | downtrend; uplink | downlink; viscous thick | runny
windward | leeward; xylem | phloem; zenith | nadir; stamen | pistil; allegro | adagio
crescendo | diminuendo decrescendo; treble | bass; verse | chorus; forehand | backhand
knit | purl; warp | weft; plant | reap harvest; irrigate water | drain; knight | bishop
put_option | call_option; maker | taker; bid | ask offer; spot | futures; short_selling | buying
fob | cif; fore | aft; checking | savings; gazump | gazunder; vaccinated | unvaccinated
donate donation donor | receive recipient; lease_out let | rent; sublet | lease
adopt | abandon; hydrate hydration | dehydrate dehydration; inhibit inhibitor | activate activator
induce | inhibit; implosion | explosion; immerse | emerge; immune | susceptible
invertebrate | vertebrate; interstate | intrastate; intranet | extranet
intravenous | intramuscular subcutaneous; oral | topical rectal; left_click | right_click
lefthand | righthand; lowercase | uppercase; monolingual | bilingual
onboarding onboard | offboarding offboard; opening | closing; overcharge | undercharge
overestimate | underestimate; overexpose | underexpose; overstaffed | understaffed
paid | unpaid owed; pre_tax pretax | post_tax aftertax after_tax; pro | anti; proponent | opponent
public_key | private_key; read_only | writable; rehire | fire; reimburse | charge
retain | discard; seed | root; single_use disposable | reusable; skip | attend
slack | taut; softcover paperback | hardcover hardback; speeding | braking; stalemate | checkmate
starter | dessert; subtract | add; superset | subset; supply | withhold; tailwind | headwind
teetotal | drinker; theory | practice; undercoat primer | topcoat
underground | overground; unicast | multicast broadcast; unlocked | locked; upvote | downvote
uphill | downhill; upright | upside_down; upper_case | lower_case
; arriving | leaving; asleep | awake
awaken | sleep; beginning | ending
"""
