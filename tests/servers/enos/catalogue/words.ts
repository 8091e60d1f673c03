/** Words that apps, menus, permissions and roles are named by: en, zh, es, ja, de, pl. */
type Row = readonly [en: string, zh: string, es: string, ja: string, de: string, pl: string]

/** What an app is for. */
export const fields: readonly Row[] = [
  ['Wind', '风电', 'Eólica', '風力', 'Wind', 'Wiatr'],
  ['Solar', '光伏', 'Solar', '太陽光', 'Solar', 'Słońce'],
  ['Storage', '储能', 'Almacenamiento', '蓄電', 'Speicher', 'Magazyn'],
  ['Carbon', '碳', 'Carbono', '炭素', 'Kohlenstoff', 'Węgiel'],
  ['Grid', '电网', 'Red', '系統', 'Netz', 'Sieć'],
  ['Building', '楼宇', 'Edificio', 'ビル', 'Gebäude', 'Budynek'],
  ['Charging', '充电', 'Recarga', '充電', 'Laden', 'Ładowanie'],
  ['Hydrogen', '氢能', 'Hidrógeno', '水素', 'Wasserstoff', 'Wodór'],
]

/** What it does there. */
export const purposes: readonly Row[] = [
  ['Operations', '运营', 'Operaciones', '運用', 'Betrieb', 'Eksploatacja'],
  ['Monitoring', '监控', 'Supervisión', '監視', 'Überwachung', 'Monitoring'],
  ['Analytics', '分析', 'Análisis', '分析', 'Analyse', 'Analityka'],
  ['Maintenance', '运维', 'Mantenimiento', '保守', 'Wartung', 'Utrzymanie'],
  ['Trading', '交易', 'Comercio', '取引', 'Handel', 'Handel'],
  ['Forecast', '预测', 'Previsión', '予測', 'Prognose', 'Prognoza'],
  ['Reporting', '报表', 'Informes', 'レポート', 'Berichte', 'Raporty'],
]

/** What a menu is about. */
export const things: readonly Row[] = [
  ['Site', '场站', 'Planta', 'サイト', 'Standort', 'Obiekt'],
  ['Turbine', '风机', 'Aerogenerador', '風車', 'Turbine', 'Turbina'],
  ['Inverter', '逆变器', 'Inversor', 'インバーター', 'Wechselrichter', 'Falownik'],
  ['Battery', '电池', 'Batería', 'バッテリー', 'Batterie', 'Bateria'],
  ['Alarm', '告警', 'Alarma', 'アラーム', 'Alarm', 'Alarm'],
  ['Work Order', '工单', 'Orden de trabajo', '作業指示', 'Auftrag', 'Zlecenie'],
  ['Device', '设备', 'Dispositivo', 'デバイス', 'Gerät', 'Urządzenie'],
  ['Meter', '电表', 'Contador', 'メーター', 'Zähler', 'Licznik'],
  ['Tariff', '电价', 'Tarifa', '料金', 'Tarif', 'Taryfa'],
  ['Contract', '合同', 'Contrato', '契約', 'Vertrag', 'Umowa'],
  ['Spare Part', '备件', 'Repuesto', '予備品', 'Ersatzteil', 'Część zamienna'],
  ['Inspection', '巡检', 'Inspección', '点検', 'Inspektion', 'Przegląd'],
  ['Downtime', '停机', 'Parada', '停止', 'Ausfall', 'Przestój'],
  ['Yield', '发电量', 'Producción', '発電量', 'Ertrag', 'Produkcja'],
  ['Weather', '气象', 'Meteorología', '気象', 'Wetter', 'Pogoda'],
  ['Emission', '排放', 'Emisión', '排出', 'Emission', 'Emisja'],
  ['Certificate', '证书', 'Certificado', '証書', 'Zertifikat', 'Certyfikat'],
  ['Substation', '变电站', 'Subestación', '変電所', 'Umspannwerk', 'Stacja'],
  ['Customer', '客户', 'Cliente', '顧客', 'Kunde', 'Klient'],
  ['Invoice', '发票', 'Factura', '請求書', 'Rechnung', 'Faktura'],
  ['Team', '班组', 'Equipo', 'チーム', 'Team', 'Zespół'],
  ['Shift', '班次', 'Turno', 'シフト', 'Schicht', 'Zmiana'],
  ['Template', '模板', 'Plantilla', 'テンプレート', 'Vorlage', 'Szablon'],
  ['Interface', '接口', 'Interfaz', 'インターフェース', 'Schnittstelle', 'Interfejs'],
]

/** What there is to see of it. */
export const views: readonly Row[] = [
  ['Overview', '概览', 'Resumen', '概要', 'Übersicht', 'Przegląd'],
  ['List', '列表', 'Lista', '一覧', 'Liste', 'Lista'],
  ['Details', '详情', 'Detalles', '詳細', 'Details', 'Szczegóły'],
  ['Management', '管理', 'Gestión', '管理', 'Verwaltung', 'Zarządzanie'],
  ['Settings', '设置', 'Ajustes', '設定', 'Einstellungen', 'Ustawienia'],
  ['History', '历史', 'Historial', '履歴', 'Verlauf', 'Historia'],
  ['Comparison', '对比', 'Comparación', '比較', 'Vergleich', 'Porównanie'],
  ['Ranking', '排名', 'Clasificación', 'ランキング', 'Rangliste', 'Ranking'],
  ['Plan', '计划', 'Plan', '計画', 'Plan', 'Plan'],
  ['Map', '地图', 'Mapa', '地図', 'Karte', 'Mapa'],
  ['Approval', '审批', 'Aprobación', '承認', 'Freigabe', 'Zatwierdzenie'],
  ['Statistics', '统计', 'Estadísticas', '統計', 'Statistik', 'Statystyka'],
]

/** What may be done with it. */
export const actions: readonly Row[] = [
  ['Create', '新建', 'Crear', '作成', 'Anlegen', 'Utwórz'],
  ['Edit', '编辑', 'Editar', '編集', 'Bearbeiten', 'Edytuj'],
  ['Delete', '删除', 'Eliminar', '削除', 'Löschen', 'Usuń'],
  ['Export', '导出', 'Exportar', 'エクスポート', 'Exportieren', 'Eksportuj'],
  ['Import', '导入', 'Importar', 'インポート', 'Importieren', 'Importuj'],
  ['Start', '启动', 'Arrancar', '起動', 'Starten', 'Uruchom'],
  ['Stop', '停止', 'Parar', '停止', 'Stoppen', 'Zatrzymaj'],
  ['Reset', '复位', 'Restablecer', 'リセット', 'Zurücksetzen', 'Zresetuj'],
  ['Assign', '分配', 'Asignar', '割り当て', 'Zuweisen', 'Przypisz'],
  ['Approve', '批准', 'Aprobar', '承認', 'Freigeben', 'Zatwierdź'],
]

/** Who holds a role. */
export const positions: readonly Row[] = [
  ['Operator', '操作员', 'Operador', 'オペレーター', 'Bediener', 'Operator'],
  ['Analyst', '分析师', 'Analista', 'アナリスト', 'Analyst', 'Analityk'],
  ['Manager', '经理', 'Gerente', 'マネージャー', 'Leitung', 'Kierownik'],
  ['Engineer', '工程师', 'Ingeniero', 'エンジニア', 'Technik', 'Inżynier'],
  ['Auditor', '审计员', 'Auditor', '監査人', 'Prüfung', 'Audytor'],
  ['Dispatcher', '调度员', 'Despachador', '指令員', 'Leitstelle', 'Dyspozytor'],
  ['Guest', '访客', 'Invitado', 'ゲスト', 'Gast', 'Gość'],
]

export type { Row }
